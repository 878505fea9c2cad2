// What a person sees, as XPath: controls by the words on or beside them.
const words = (text) => {
  if (!text.includes("'")) return `'${text}'`;
  throw new Error(`a name with an apostrophe: ${text}`);
};
const seen = (text) => `normalize-space(.)=${words(text)}`;

/** A button or a link with these words, its key hint aside. */
export const press = (text) =>
  `(//button|//a)[@aria-label=${words(text)} or ${seen(text)} or .//text()[normalize-space(.)=${words(text)}]]`;
export const field = (label) => `//*[@id=//label[starts-with(normalize-space(.),${words(label)})]/@for]`;
/** A radio button or a tick box inside the group with this legend. */
export const choice = (legend, title) =>
  `//fieldset[legend[${seen(legend)}]]//label[.//*[starts-with(normalize-space(.),${words(title)})]]`;
export const heading = (text) => `//h1[${seen(text)}]`;
export const status = (text) => `//*[@role='status'][contains(normalize-space(.),${words(text)})]`;
export const text = (part) => `//*[contains(text(),${words(part)})]`;
