Pod::Spec.new do |s|
  s.name = 'PhotoBackupHost'
  s.version = '0.1.0'
  s.summary = "What the app that hosts the photo extension does on its native side."
  s.homepage = 'https://github.com/lockstep/lockstep'
  s.license = { type: 'Apache-2.0' }
  s.author = 'The Lockstep authors'
  s.source = { path: '.' }
  s.swift_version = '6.0'
  s.ios.deployment_target = '16.0'
  s.source_files = 'Sources/PhotoBackupHost/**/*.swift'
  # No extension may link it: it asks UIKit what is the app's alone.
  s.dependency 'PhotoBackup', s.version.to_s
end
