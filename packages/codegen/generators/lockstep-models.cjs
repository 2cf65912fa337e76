const { run } = require('./run.cjs');

module.exports = (tree, options) => run(tree, () => import('../dist/generators/lockstep-models.js'), 'lockstepModels', options);
