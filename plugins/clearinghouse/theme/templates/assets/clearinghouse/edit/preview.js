// @ts-check
/** The preview beside a form: the page as its readers will see it. */

/**
 * @typedef {object} Cms What both editors offer a page that registers previews.
 * @property {(address: string) => void} registerPreviewStyle
 * @property {(name: string, template: (props: any) => any) => void} registerPreviewTemplate
 */

/**
 * @param {Cms} cms
 * @param {string} styles The address of the site's style sheet.
 */
export async function registerPreviews(cms, styles) {
  cms.registerPreviewStyle(styles);
}
