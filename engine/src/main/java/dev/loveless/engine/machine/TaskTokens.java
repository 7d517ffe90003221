package dev.loveless.engine.machine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Task tokens: different for each attempt, and not to be guessed without the turn's seed for them. */
final class TaskTokens {
    private TaskTokens() {}

    static String token(long seed, ExecutionIdentity identity, long serial) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(
                    (seed + " " + identity.executionArn() + " " + serial).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
