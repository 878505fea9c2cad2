// A form that was refused says so first: in the title of the window, then where the focus goes.

function untold() {
  const summary = [...document.querySelectorAll('.summary')].at(-1);
  const bad = [...document.querySelectorAll('[aria-invalid=true], fieldset.field--bad')].filter((item) => !item.closest('search'));
  if (!summary && bad.length === 0) return [];
  const faults = [];
  const { activeElement } = document;
  if (!document.title.startsWith('Ошибка: ')) faults.push(`the title is «${document.title}»`);
  const takes = summary ? [summary] : bad;
  if (!takes.some((item) => item.contains(activeElement))) faults.push(`the focus is on «${activeElement.outerHTML.slice(0, 80)}»`);
  return faults;
}

export const errorFaults = (page) => page.evaluate(untold);
