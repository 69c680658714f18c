// Computes networks that CourseKit wrote with ONNX Runtime, and says how far its own results lie from theirs.
//
//   node tests/onnx/compare.js FOLDER
//
// Each NAME.onnx in the folder has a NAME.json beside it: inputs and outputs by name, {"dims": [...], "values": floats in base64}.
// One line of JSON for each network: its name, the largest difference, the largest value, or what ONNX Runtime objects to.
// It needs onnxruntime-node: npm install onnxruntime-node --ignore-scripts, and NODE_PATH where that is elsewhere.
'use strict';
const fs = require('fs');
const path = require('path');
const ort = require('onnxruntime-node');

function floats(stored) {
  const bytes = Uint8Array.from(Buffer.from(stored.values, 'base64'));
  return new Float32Array(bytes.buffer);
}

async function compare(folder, name) {
  const expected = JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'));
  const session = await ort.InferenceSession.create(path.join(folder, `${name}.onnx`), { logSeverityLevel: 3 });
  const feeds = Object.fromEntries(Object.entries(expected.inputs).map(([key, stored]) => [key, new ort.Tensor('float32', floats(stored), stored.dims)]));
  const results = await session.run(feeds);
  let difference = 0;
  let largest = 0;
  for (const [key, stored] of Object.entries(expected.outputs)) {
    const wanted = floats(stored);
    const received = results[key];
    if (`${received.dims}` !== `${stored.dims}`) {
      throw new Error(`${key} has shape [${received.dims}], expected was [${stored.dims}]`);
    }
    for (let i = 0; i < wanted.length; i++) {
      const apart = Math.abs(wanted[i] - received.data[i]);
      difference = apart <= difference ? difference : apart;
      largest = Math.max(largest, Math.abs(wanted[i]));
    }
  }
  return { name, difference, largest };
}

async function main(folder) {
  const names = fs.readdirSync(folder).filter(file => file.endsWith('.onnx')).map(file => file.slice(0, -'.onnx'.length)).sort();
  for (const name of names) {
    const line = await compare(folder, name).catch(problem => ({ name, problem: problem.message }));
    console.log(JSON.stringify(line));
  }
}

main(process.argv[2]);
