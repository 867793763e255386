// How often the tests on random input try.
#pragma once

namespace kexie::test {

// `usual`, of rounds or bytes, natively; a fraction of it under sanitizers and as WebAssembly,
// where each takes several times as long. The rounds are seeded: the slow builds try the first of
// the same ones.
template <typename Count>
constexpr Count rounds(Count usual) {
    return usual / static_cast<Count>(KEXIE_ROUNDS_DIVISOR);
}

}  // namespace kexie::test
