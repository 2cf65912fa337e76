Pod::Spec.new do |s|
  s.name = 'PhotoBackup'
  s.version = '0.1.0'
  s.summary = "What the photo library's background upload extension does, for its target and for the app."
  s.homepage = 'https://github.com/lockstep/lockstep'
  s.license = { type: 'Apache-2.0' }
  s.author = 'The Lockstep authors'
  s.source = { path: '.' }
  s.swift_version = '6.0'
  s.ios.deployment_target = '16.0'
  s.source_files = 'Sources/PhotoBackup/**/*.swift'
  s.dependency 'Lockstep/Core', s.version.to_s
  s.pod_target_xcconfig = { 'APPLICATION_EXTENSION_API_ONLY' => 'YES' }
end
