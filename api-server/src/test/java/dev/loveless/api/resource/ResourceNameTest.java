package dev.loveless.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Größe", "with-hyphen_and.dot", "任务", "0", "a+b=c@d!(e)'"})
    void theseAreAllowed(String name) {
        assertThat(ResourceName.isAllowed(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a\tb",
                "a<b",
                "a>b",
                "a{b",
                "a}b",
                "a[b",
                "a]b",
                "a?b",
                "a*b",
                "a\"b",
                "a#b",
                "a%b",
                "a\\b",
                "a^b",
                "a|b",
                "a~b",
                "a`b",
                "a$b",
                "a&b",
                "a,b",
                "a;b",
                "a:b",
                "a/b",
                "a\u0000b",
                "a\u007fb",
                "a\u009fb",
                "a\u00a0b",
                "a\ufffeb",
                "a\uffffb",
                "a\ud800b",
                "a\ud83d\ude00b",
                "a\udbff\udfffb"
            })
    void theseAreNot(String name) {
        assertThat(ResourceName.isAllowed(name)).isFalse();
    }
}
