package dev.loveless.api.server;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Configures an {@link ApiServer}. Not thread-safe; a server that was started is not changed any more. */
public final class ServerOptions {
    /** The port that Step Functions Local has, and that clients are told to use. */
    public static final int USUAL_PORT = 8083;

    /** What AWS takes in one request (documented). */
    public static final int AWS_REQUEST_BYTES = 1024 * 1024;

    /** What is read of a body takes as much again when it has been read, and its tree a multiple. */
    private static final int SHARE_OF_HEAP = 8;

    private String host = "127.0.0.1";
    private int port = USUAL_PORT;
    private int mostBodyBytes = AWS_REQUEST_BYTES;
    private long mostBytesOfBodies = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    private Duration bodyTimeout = Duration.ofSeconds(30);
    private Duration idleTimeout = Duration.ofSeconds(60);
    private Duration stopTimeout = Duration.ofSeconds(5);
    private Set<String> furtherHosts = Set.of();
    private Set<String> furtherOrigins = Set.of();
    private Optional<Consumer<String>> accessLog = Optional.empty();
    private Supplier<Map<String, Long>> executions = Map::of;
    private String version = "";
    private String account = "";
    private String region = "";

    /** The address to listen at; default {@code 127.0.0.1}, so that nobody else can call. */
    public ServerOptions host(String value) {
        host = Objects.requireNonNull(value);
        return this;
    }

    /** The port to listen at, 0 for any that is free; default {@value #USUAL_PORT}. */
    public ServerOptions port(int value) {
        port = value;
        return this;
    }

    /** The largest body that is taken; default {@link #AWS_REQUEST_BYTES}. */
    public ServerOptions mostBodyBytes(int value) {
        mostBodyBytes = value;
        return this;
    }

    /**
     * The bytes that all bodies that are being read may take together; further ones are refused until others have been
     * read. Default: an eighth of the heap.
     */
    public ServerOptions mostBytesOfBodies(long value) {
        mostBytesOfBodies = value;
        return this;
    }

    /** How long a body may take to come in; default 30 s. */
    public ServerOptions bodyTimeout(Duration value) {
        bodyTimeout = Objects.requireNonNull(value);
        return this;
    }

    /** How long a connection may be without any traffic, unless it waits for an answer; default 60 s. */
    public ServerOptions idleTimeout(Duration value) {
        idleTimeout = Objects.requireNonNull(value);
        return this;
    }

    /** How long calls that run may take to end when the server is closed; default 5 s. */
    public ServerOptions stopTimeout(Duration value) {
        stopTimeout = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Names by which the server may be called beyond those of this machine and its network; {@code *.example.org} is
     * all names below one. Each makes it reachable for web pages of whoever owns the name.
     */
    public ServerOptions furtherHosts(Set<String> values) {
        furtherHosts = Set.copyOf(values);
        return this;
    }

    /** Origins, such as {@code http://localhost:3000}, whose pages may call. */
    public ServerOptions furtherOrigins(Set<String> values) {
        furtherOrigins = Set.copyOf(values);
        return this;
    }

    /** Takes a line of JSON, without its end, for each answer, from any thread; default: nothing is logged. */
    public ServerOptions accessLog(Consumer<String> value) {
        accessLog = Optional.of(value);
        return this;
    }

    /** Tells for the metrics how many executions there are in each status. */
    public ServerOptions executions(Supplier<Map<String, Long>> byStatus) {
        executions = Objects.requireNonNull(byStatus);
        return this;
    }

    /** What the health page tells of the service. */
    public ServerOptions identity(String versionOfProgram, String accountId, String regionName) {
        version = versionOfProgram;
        account = accountId;
        region = regionName;
        return this;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    int mostBodyBytes() {
        return mostBodyBytes;
    }

    long mostBytesOfBodies() {
        return mostBytesOfBodies;
    }

    Duration bodyTimeout() {
        return bodyTimeout;
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    Duration stopTimeout() {
        return stopTimeout;
    }

    Set<String> furtherHosts() {
        return furtherHosts;
    }

    Set<String> furtherOrigins() {
        return furtherOrigins;
    }

    Optional<Consumer<String>> accessLog() {
        return accessLog;
    }

    Supplier<Map<String, Long>> executions() {
        return executions;
    }

    String version() {
        return version;
    }

    String account() {
        return account;
    }

    String region() {
        return region;
    }
}
