// What is drawn, not written: icons and edges of controls stand out from what they lie on.

/** Icons and edges under 3 : 1. Words are for axe. */
function faint() {
  const faults = [];
  const look = (item, colour, what) => {
    const ground = window.groundOf(item.parentElement);
    const ratio = window.contrast(colour, ground);
    if (ratio < 3) faults.push(`${what} ${item.className.baseVal ?? item.className} is ${colour} on ${ground}: ${ratio.toFixed(2)}`);
  };
  for (const icon of document.querySelectorAll('svg.i')) if (icon.checkVisibility()) look(icon, getComputedStyle(icon).color, 'icon');
  for (const control of document.querySelectorAll('.in, .box, .dot, .btn:not(.btn--text)')) {
    const { appearance, borderTopStyle, borderTopWidth, borderTopColor, opacity } = getComputedStyle(control);
    const isOurs = opacity !== '0' && !(control.matches('.box, .dot') && appearance === 'auto');
    if (!control.checkVisibility() || !isOurs || control.matches('[aria-disabled]')) continue;
    if (borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1) faults.push(`${control.className} has no edge`);
    else look(control, borderTopColor, 'edge of');
  }
  return [...new Set(faults)];
}

export const inkFaults = (page) => page.evaluate(faint);
