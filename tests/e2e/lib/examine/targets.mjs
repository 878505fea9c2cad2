// What one presses is large enough to be hit.

/** Boxes under 40 pixels, or under 24 in the dense grid; links inside running text are as large as the text. */
function small() {
  const pressed = 'a[href], button, input, select, textarea, summary, [role=option], [role=row][data-row]';
  const isInText = (item) => {
    const words = [...item.parentElement.childNodes].filter((node) => node !== item && node.nodeType === Node.TEXT_NODE && node.data.trim());
    return item.matches('a') && getComputedStyle(item).display === 'inline' && words.length > 0;
  };
  const faults = [];
  for (const item of document.querySelectorAll(pressed)) {
    if (!item.checkVisibility() || isInText(item)) continue;
    const bearer = item.matches('[type=radio], [type=checkbox]') ? item.closest('label') : item;
    const { width, height } = bearer.getBoundingClientRect();
    const least = item.closest('[role=grid], table') ? 24 : 40;
    if (Math.min(width, height) >= least - 0.5) continue;
    const name = item.getAttribute('aria-label') ?? bearer.innerText.trim().slice(0, 40);
    faults.push(`«${name}» (${item.tagName.toLowerCase()}.${item.className}) is ${Math.round(width)}×${Math.round(height)}, wants ${least}`);
  }
  return faults;
}

export const targetFaults = (page) => page.evaluate(small);
