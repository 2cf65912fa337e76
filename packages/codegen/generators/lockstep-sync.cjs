const { run } = require('./run.cjs');

module.exports = (tree) => run(tree, () => import('../dist/generators/lockstep-sync.js'), 'lockstepSync');
