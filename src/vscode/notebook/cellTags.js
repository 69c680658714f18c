'use strict';

/** Whether a cell may fail without ending a run of several: it has the tag that Jupyter's own front ends heed. */
function mayFail(cell) {
  const { tags } = cell.metadata?.metadata ?? cell.metadata ?? {};
  return Array.isArray(tags) && tags.includes('raises-exception');
}

module.exports = { mayFail };
