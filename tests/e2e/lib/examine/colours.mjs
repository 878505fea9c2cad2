// Contrast by the formula of WCAG, inside the page.

/** Runs in the page: gives `window.contrast(one, other)` and `window.groundOf(item)`. */
function learn() {
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const brightness = (colour) => {
    const [red, green, blue] = parts(colour).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  window.contrast = (one, other) => {
    const [dark, light] = [brightness(one), brightness(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  /** The colour behind an item: of the nearest one around it that has any. */
  window.groundOf = (item) => {
    for (let around = item; around; around = around.parentElement) {
      const { backgroundColor } = getComputedStyle(around);
      if ((parts(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
}

export const colours = `(${learn})()`;
