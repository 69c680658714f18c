'use strict';

/** The cells that editors are helped with. */
const CELLS = { scheme: 'vscode-notebook-cell', language: 'csharp' };

/** Asks the kernel of a document's notebook, beside its cells; nothing if it does not run, or nobody wants to know any more. */
async function ask(kernels, document, token, type, content) {
  const kernel = kernels.runningOf(document);
  if (!kernel) return undefined;
  try {
    const reply = await kernel.ask(type, { code: document.getText(), ...content }, { channel: 'control' });
    return token?.isCancellationRequested || reply?.status !== 'ok' ? undefined : reply;
  } catch {
    return undefined;
  }
}

module.exports = { CELLS, ask };
