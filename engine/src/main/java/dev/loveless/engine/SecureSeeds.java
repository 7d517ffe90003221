package dev.loveless.engine;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.function.LongSupplier;

/**
 * Chance that nobody can foresee. Fetched in stock, since the source takes its time for each fetch and a server asks it
 * several times for each execution. Thread-safe.
 */
final class SecureSeeds implements LongSupplier {
    private static final int STOCK = 128;

    private final SecureRandom source = new SecureRandom();
    private final ByteBuffer stock = ByteBuffer.allocate(STOCK * Long.BYTES).flip();

    @Override
    public synchronized long getAsLong() {
        if (!stock.hasRemaining()) {
            source.nextBytes(stock.array());
            stock.clear();
        }
        return stock.getLong();
    }
}
