# Generated from the spec of Lockstep: change it there, then run `npx nx generate lockstep`.
Pod::Spec.new do |s|
  s.name = 'lockstep_photo_extension'
  s.version = '0.1.0'
  s.summary = 'The native side of the photo extension for the Flutter app that hosts it.'
  s.homepage = 'https://github.com/lockstep/lockstep'
  s.license = { type: 'Apache-2.0' }
  s.author = 'The Lockstep authors'
  s.source = { path: '.' }
  s.swift_version = '6.0'
  s.ios.deployment_target = '16.0'
  s.source_files = 'lockstep_photo_extension/Sources/lockstep_photo_extension/**/*.swift'
  s.dependency 'Flutter'
  s.dependency 'PhotoBackupHost', s.version.to_s
end
