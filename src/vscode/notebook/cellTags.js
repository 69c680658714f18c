'use strict';

const { metadataOf } = require('./metadata');

/** Whether a cell may fail without ending a run of several: it has the tag that Jupyter's own front ends heed. */
function mayFail(cell) {
  const { tags } = metadataOf(cell);
  return Array.isArray(tags) && tags.includes('raises-exception');
}

/** Whether a run of several cells goes on after one that ended so: what was stopped or lost ends it, whatever its tags. */
function goesOn(status, cell) {
  return status === 'succeeded' || (status === 'failed' && mayFail(cell));
}

module.exports = { mayFail, goesOn };
