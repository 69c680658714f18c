'use strict';

/** The metadata of a notebook or a cell, as they are in its file: the editor keeps them below its own or, in older versions, in their place. */
const metadataOf = ({ metadata }) => metadata?.metadata ?? metadata ?? {};

module.exports = { metadataOf };
