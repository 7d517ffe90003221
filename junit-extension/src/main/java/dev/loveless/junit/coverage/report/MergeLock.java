package dev.loveless.junit.coverage.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one run of tests at a time put its coverage to that of others and report all of it, in whichever JVM it is: else
 * one that has read earlier might write later, and what the other one recorded would be missing in the report.
 */
public final class MergeLock implements AutoCloseable {
    /** A lock of a file is the whole JVM's, and cannot be taken twice. */
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    private final FileChannel channel;

    private MergeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits until nobody else has it.
     *
     * @param directory that the runs share; the file of the lock stays there
     */
    public static MergeLock of(Path directory) throws IOException {
        IN_THIS_JVM.lock();
        try {
            return new MergeLock(locked(Files.createDirectories(directory).resolve(".lock")));
        } catch (IOException | RuntimeException e) {
            IN_THIS_JVM.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** By the thread that took it. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_JVM.unlock();
        }
    }
}
