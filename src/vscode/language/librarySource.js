'use strict';

const vscode = require('vscode');

const SCHEME = 'coursekit-source';

const CLOSED = '// The source of a library is shown while a notebook with C# is open: close this, and go to the definition again.';

/** Where the editor has a file of a library's source, which nobody can change. */
const uriOf = source => vscode.Uri.from({ scheme: SCHEME, path: `/${source}` });

/** The file of a document with such a place. */
const sourceOf = document => document.uri.path.slice(1);

/** The source of libraries, as their symbols carry it. */
function registerLibrarySource(kernels) {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri) {
      const reply = await kernels.any?.ask('coursekit_source_request', { source: sourceOf({ uri }) }, { channel: 'control' }).catch(() => undefined);
      return reply?.text ?? CLOSED;
    },
  });
}

module.exports = { SCHEME, uriOf, sourceOf, registerLibrarySource };
