// What Swift sees of the system's libsodium.
#include <sodium.h>
