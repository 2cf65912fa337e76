// Nx loads generators as CommonJS; ours is compiled first, so that it never runs on a stale build.
const { run } = require('./run.cjs');

module.exports = (tree) => run(tree, () => import('../dist/generators/lockstep.js'), 'lockstep');
