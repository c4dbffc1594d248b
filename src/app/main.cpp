#include <cstdio>

int main() {
  std::puts("homeward " HW_VERSION);
}
