/* The measure of all others: one pass over a file on libsodium and OpenSSL alone.
 * file-encrypt CHUNK SOURCE DESTINATION: encrypts in chunks of CHUNK bytes under a key of zeros, hashes the plaintext with
 * BLAKE2b-512 and the ciphertext with MD5, and prints the seconds that it took. */
#include <fcntl.h>
#include <openssl/evp.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static size_t read_fully(int fd, unsigned char *buffer, size_t size) {
  size_t have = 0;
  while (have < size) {
    ssize_t got = read(fd, buffer + have, size - have);
    if (got < 0) { perror("read"); exit(1); }
    if (got == 0) break;
    have += (size_t)got;
  }
  return have;
}

static void write_fully(int fd, const unsigned char *buffer, size_t size) {
  while (size > 0) {
    ssize_t put = write(fd, buffer, size);
    if (put < 0) { perror("write"); exit(1); }
    buffer += put;
    size -= (size_t)put;
  }
}

int main(int argc, char **argv) {
  if (argc != 4 || sodium_init() < 0) return 64;
  const size_t chunk = strtoul(argv[1], NULL, 10);
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  const int source = open(argv[2], O_RDONLY);
  const int destination = open(argv[3], O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (source < 0 || destination < 0) { perror("open"); return 1; }

  unsigned char key[crypto_secretstream_xchacha20poly1305_KEYBYTES] = {0};
  unsigned char header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  unsigned char digest[64];
  crypto_secretstream_xchacha20poly1305_state stream;
  crypto_generichash_state *hash = sodium_malloc(crypto_generichash_statebytes());
  unsigned char *plain = malloc(chunk), *next = malloc(chunk);
  unsigned char *cipher = malloc(chunk + crypto_secretstream_xchacha20poly1305_ABYTES);
  EVP_MD_CTX *md5 = EVP_MD_CTX_new();
  crypto_secretstream_xchacha20poly1305_init_push(&stream, header, key);
  crypto_generichash_init(hash, NULL, 0, sizeof digest);
  EVP_DigestInit_ex(md5, EVP_md5(), NULL);

  size_t have = read_fully(source, plain, chunk);
  for (int final = 0; !final;) {
    const size_t following = have == chunk ? read_fully(source, next, chunk) : 0;
    final = following == 0;
    unsigned long long size;
    crypto_generichash_update(hash, plain, have);
    crypto_secretstream_xchacha20poly1305_push(
        &stream, cipher, &size, plain, have, NULL, 0,
        final ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    EVP_DigestUpdate(md5, cipher, size);
    write_fully(destination, cipher, size);
    unsigned char *swap = plain;
    plain = next;
    next = swap;
    have = following;
  }
  crypto_generichash_final(hash, digest, sizeof digest);
  EVP_DigestFinal_ex(md5, digest, NULL);
  if (fsync(destination) != 0) { perror("fsync"); return 1; }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.6f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
  return 0;
}
