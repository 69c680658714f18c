import './keeping.js';

/** Puts buttons at drawings in the editor's own renderer of HTML: copy as a picture, save under the figure's name. */
export async function activate(context) {
  const html = await context.getRenderer('vscode.builtin-renderer');
  html?.experimental_registerHtmlRenderingHook?.({
    postRender(item, element) {
      keeping.offer(element);
      return element;
    },
  });
}
