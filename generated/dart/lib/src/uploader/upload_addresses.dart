// Copied from the same path below packages/codegen/src/targets/dart/runtime.
// Edit it there, then run `npx nx generate lockstep`.

import 'dart:convert';

import '../api/api_exception.dart';
import '../api/signed_address_end.dart';
import '../spec/api_documents.dart';
import '../spec/api_errors.dart';
import '../spec/api_policy.dart';
import '../spec/upload_record_tables.dart';
import 'upload_call.dart';

/// Whether an address may be used: it is there, and lives for long enough. One
/// that does not say how long may be tried.
bool isUsable(UploadCall call, String? address) {
  if (address == null) return false;
  final end = signedAddressEnd(address);
  const margin = SignedAddress.marginSeconds * 1000000;
  return end == null || end > call.environment.clock() + margin;
}

/// Asks, once in a call, whether the account may upload.
Future<void> _requireEligibility(UploadCall call) async {
  call.cancellation?.check();
  if (call.isEligible) return;
  await call.client.requireEligibility();
  call.isEligible = true;
}

/// Gives the thumbnail of [record] an address, written to the record before it
/// is used.
Future<UploadRecord> addressThumbnail(
  UploadCall call,
  UploadRecord record,
) async {
  await _requireEligibility(call);
  final address = await call.client.uploadURL(
    UploadURLRequest(
      contentLength: record.thumbnailSize ?? 0,
      contentMD5: record.thumbnailMd5 ?? '',
    ),
  );
  _requireAnother(address.objectKey, record.fileObjectKey);
  final isSet = await call.container.records.setThumbnail(
    record,
    owner: call.container.owner,
    token: call.token,
    objectKey: address.objectKey,
    url: address.url,
  );
  return call.reread(record, isSet);
}

/// Gives the file of [record] an address, or one for each part, written to the
/// record before it is used.
Future<UploadRecord> addressFile(UploadCall call, UploadRecord record) async {
  await _requireEligibility(call);
  final md5s = record.partMd5s;
  final ({
    String objectKey,
    String? url,
    String? completeURL,
    List<String> partURLs,
  })
  address;
  if (md5s == null) {
    final whole = await call.client.uploadURL(
      UploadURLRequest(
        contentLength: record.encryptedSize,
        contentMD5: record.fileMd5 ?? '',
      ),
    );
    address = (
      objectKey: whole.objectKey,
      url: whole.url,
      completeURL: null,
      partURLs: const [],
    );
  } else {
    final parts = await call.client.multipartURLs(
      MultipartUploadURLRequest(
        contentLength: record.encryptedSize,
        partLength: record.partSize ?? 0,
        partMd5s: partChecksums(record),
      ),
    );
    address = (
      objectKey: parts.objectKey,
      url: null,
      completeURL: parts.completeURL,
      partURLs: parts.partURLs,
    );
  }
  _requireAnother(address.objectKey, record.thumbnailObjectKey);
  final isSet = await call.container.records.setFile(
    record,
    owner: call.container.owner,
    token: call.token,
    objectKey: address.objectKey,
    url: address.url,
    completeUrl: address.completeURL,
    partUrls: address.partURLs,
  );
  return call.reread(record, isSet);
}

/// The MD5s of a record's parts.
List<String> partChecksums(UploadRecord record) => [
  for (final md5 in jsonDecode(record.partMd5s ?? '[]') as List<Object?>)
    '$md5',
];

/// The server takes no commit whose file and thumbnail are one object.
void _requireAnother(String objectKey, String? other) {
  if (objectKey != other) return;
  throw const ApiException(
    ApiErrorCode.invalidResponse,
    'the server gave the file and its thumbnail the same object key',
    status: 200,
  );
}
