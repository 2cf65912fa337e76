// What Swift sees of the system's libcrypto.
#include <openssl/evp.h>
