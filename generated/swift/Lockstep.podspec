Pod::Spec.new do |s|
  s.name = 'Lockstep'
  s.version = '0.1.0'
  s.summary = 'End-to-end encrypted photo upload, in step with its Dart and TypeScript twins.'
  s.homepage = 'https://github.com/lockstep/lockstep'
  s.license = { type: 'Apache-2.0' }
  s.author = 'The Lockstep authors'
  s.source = { path: '.' }
  s.swift_version = '6.0'
  s.ios.deployment_target = '15.0'
  s.osx.deployment_target = '12.0'
  s.module_name = 'LockstepCore'
  s.default_subspecs = 'Core'
  s.subspec 'Core' do |core|
    core.source_files = 'Sources/LockstepCore/**/*.swift'
    privacy = ['Sources/LockstepCore/PrivacyInfo.xcprivacy']
    core.resource_bundles = { 'LockstepCore_Privacy' => privacy }
    # libsodium for Apple's systems; its Swift side is not used.
    core.dependency 'Sodium', '0.9.1'
  end
  # Argon2id, for the app's target alone: it takes more memory than an extension may use.
  s.subspec 'Passphrase' do |passphrase|
    passphrase.source_files = 'Sources/LockstepPassphrase/**/*.swift'
    passphrase.dependency 'Lockstep/Core'
  end
  # The compiler refuses what an app extension must not call. Tests reach entry points of package
  # access; a pod has no package unless it is named. CocoaPods keeps libsodium's module under the
  # framework's name or the pod's, as its version has it.
  s.pod_target_xcconfig = {
    'APPLICATION_EXTENSION_API_ONLY' => 'YES',
    'OTHER_SWIFT_FLAGS' => '$(inherited) -package-name lockstep',
    'SWIFT_INCLUDE_PATHS' => '$(inherited) "${PODS_XCFRAMEWORKS_BUILD_DIR}/Clibsodium" ' \
      '"${PODS_XCFRAMEWORKS_BUILD_DIR}/Sodium" "${PODS_XCFRAMEWORKS_BUILD_DIR}/Sodium/Headers"'
  }
end
