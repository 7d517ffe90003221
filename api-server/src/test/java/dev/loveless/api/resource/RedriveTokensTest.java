package dev.loveless.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RedriveTokensTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RedriveTokens tokens = new RedriveTokens();
    private int redrives;

    private CompletableFuture<Instant> redrive(String token, Instant now) {
        return tokens.redrive("arn:e", token, now, () -> {
            redrives++;
            return CompletableFuture.completedFuture(now);
        });
    }

    @Test
    void aTokenIsForOneRedriveForAQuarterOfAnHour() {
        redrive("a", NOON);

        assertThat(redrive("a", NOON.plusSeconds(899))).isCompletedWithValue(NOON);
        assertThat(redrive("a", NOON.plusSeconds(900))).isCompletedWithValue(NOON.plusSeconds(900));
        assertThat(redrives).isEqualTo(2);
    }

    @Test
    void aRedriveThatFailedMayBeTriedAgainWithItsToken() {
        CompletableFuture<Instant> underWay = new CompletableFuture<>();
        CompletableFuture<Instant> first = tokens.redrive("arn:e", "a", NOON, () -> underWay);
        CompletableFuture<Instant> meanwhile = redrive("a", NOON.plusSeconds(1));
        underWay.completeExceptionally(new IllegalStateException("no"));

        assertThat(first).isCompletedExceptionally();
        assertThat(meanwhile).isCompletedExceptionally();
        assertThat(redrive("a", NOON.plusSeconds(2))).isCompletedWithValue(NOON.plusSeconds(2));
    }

    @Test
    void aRedriveThatWasRefusedMayBeTriedAgainWithItsToken() {
        assertThatThrownBy(() -> tokens.redrive("arn:e", "a", NOON, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(redrive("a", NOON)).isCompletedWithValue(NOON);
    }

    @Test
    void tokensOfAnExecutionThatIsKeptNoMoreAreNoTokens() {
        redrive("a", NOON);
        tokens.forget("arn:e");

        assertThat(redrive("a", NOON.plusSeconds(1))).isCompletedWithValue(NOON.plusSeconds(1));
    }
}
