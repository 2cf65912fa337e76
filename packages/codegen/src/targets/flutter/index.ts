/** The target `flutter`: the plugin of the app that hosts the photo extension. Its Swift and Dart stand on the other targets' packages. */
import type { SpecModel } from '../../model/schema.ts';
import { readAssets } from '../assets.ts';
import type { GeneratedFiles, Target } from '../target.ts';
import { templateRenderer } from '../templates.ts';

/** Where the plugin's Swift stands. */
export const pluginSources = 'ios/lockstep_photo_extension/Sources/lockstep_photo_extension/';

/** Emits the plugin; nothing where the spec has no channel. */
export const flutter: Target = {
  name: 'flutter',
  async emit(model: SpecModel): Promise<GeneratedFiles> {
    if (model.channels.length === 0) return new Map();
    const render = templateRenderer('flutter');
    const files = new Map(readAssets('flutter', 'runtime'));
    const view = { version: model.specVersion };
    files.set('pubspec.yaml', render('pubspec.yaml.hbs', view));
    files.set('ios/lockstep_photo_extension.podspec', render('plugin.podspec.hbs', view));
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  },
};
