// A program with all it started, by the kernel's lists.
import { readFileSync, readdirSync } from 'node:fs';

const childrenOf = (parent) =>
  readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

/** The process and everything below it. */
export function treeOf(root) {
  return [root, ...childrenOf(root).flatMap(treeOf)];
}

const nameOf = (pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
const mebibytes = (text, name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)[1]) / 1024;

function memoryOf(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return { name: nameOf(pid), pss: mebibytes(text, 'Pss'), rss: mebibytes(text, 'Rss') };
}

/** MiB of the program together and of each process. */
export function memory(root) {
  const parts = treeOf(root).map(memoryOf);
  const sum = (kind) => parts.reduce((all, part) => all + part[kind], 0);
  return { pss: sum('pss'), rss: sum('rss'), parts };
}
