// A program with all it started, by the kernel's lists.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const childrenOf = (parent) =>
  readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );

/** The process and everything below it. */
export function treeOf(root) {
  return [root, ...childrenOf(root).flatMap(treeOf)];
}

/** Has a command line; one that has ended and waits for its parent has none. */
function isRunning(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`).length > 0;
  } catch {
    return false;
  }
}

/** Waits until the process has ended. */
export async function gone(pid, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  while (isRunning(pid)) {
    if (Date.now() > end) throw new Error(`process ${pid} has not ended within ${seconds} s`);
    await pause(20);
  }
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
