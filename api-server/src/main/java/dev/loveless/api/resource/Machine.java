package dev.loveless.api.resource;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.asl.model.StateMachineType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A state machine with its revisions, versions and aliases. Thread-safe. */
public final class Machine {
    /** What a machine's revision is called that was never updated (recorded). */
    static final String FIRST_REVISION = "INITIAL";

    private static final int MOST_VERSIONS = 1_000;
    private static final int MOST_ALIASES = 100;

    private final String arn;
    private final String name;
    private final StateMachineType type;
    private final Instant creationDate;
    private final Creation creation;
    private final TreeMap<Integer, Version> versions = new TreeMap<>();
    private final Map<String, Alias> aliases = new LinkedHashMap<>();
    /** Starts share it, the deletion has it alone. */
    private final ReadWriteLock presence = new ReentrantReadWriteLock();

    private volatile Current current;
    private boolean deleted;
    private int lastVersion;
    private int lastAlias;

    /** What the machine is made of for executions that name no version. */
    public record Current(Revision revision, Optional<String> revisionId, Instant updateDate) {}

    /**
     * What tells whether a request to create the machine is the same again (documented).
     *
     * @param versionDescription of the version that was published with it
     */
    public record Creation(Revision revision, boolean publish, Optional<String> versionDescription) {}

    /** A frozen revision. */
    public record Version(String arn, int number, Current of, Optional<String> description, Instant creationDate) {}

    /** A version, and the share of executions that it gets, in percent. */
    public record Route(String versionArn, int weight) {}

    /**
     * A name for one or two versions.
     *
     * @param number higher for each that is made later
     */
    public record Alias(
            int number,
            String arn,
            String name,
            Optional<String> description,
            List<Route> routes,
            Instant creationDate,
            Instant updateDate) {}

    Machine(String arn, String name, StateMachineType type, Creation creation, Instant now) {
        this.arn = arn;
        this.name = name;
        this.type = type;
        this.creationDate = now;
        this.creation = creation;
        this.current = new Current(creation.revision(), Optional.empty(), now);
        if (creation.publish()) {
            publish(Optional.empty(), creation.versionDescription(), now);
        }
    }

    public String arn() {
        return arn;
    }

    public String name() {
        return name;
    }

    public StateMachineType type() {
        return type;
    }

    public Instant creationDate() {
        return creationDate;
    }

    /** Whether creating it once more in this way asks for nothing else than is there (documented). */
    boolean isCreatedBy(StateMachineType otherType, Creation other) {
        return type == otherType
                && current.revision().isConfiguredLike(other.revision())
                && creation.publish() == other.publish()
                && creation.versionDescription().equals(other.versionDescription());
    }

    public Current current() {
        return current;
    }

    /**
     * Does something that is not to happen when the machine has been deleted; a deletion waits for it.
     *
     * @throws ApiException if it was deleted
     */
    public <T> T whileThere(Supplier<T> action) {
        presence.readLock().lock();
        try {
            if (deleted) {
                throw new ApiException(new ApiError.StateMachineDeleting(arn));
            }
            return action.get();
        } finally {
            presence.readLock().unlock();
        }
    }

    void delete() {
        presence.writeLock().lock();
        try {
            deleted = true;
        } finally {
            presence.writeLock().unlock();
        }
    }

    /**
     * What an update came to.
     *
     * @param version that was published with it
     */
    public record Updated(Current current, Optional<Version> version) {}

    /**
     * Makes a revision the current one; one that changes nothing is none.
     *
     * @param next the revision that follows another: nobody else's comes between the two
     * @param publish whether it is frozen at once, and what the version is described by
     * @throws ApiException if it is refused, or cannot be published; then nothing is changed
     */
    public synchronized Updated update(
            UnaryOperator<Revision> next, String revisionId, Publishing publish, Instant now) {
        Current before = current;
        Revision revision = next.apply(before.revision());
        current = revision.isLike(before.revision())
                ? new Current(revision, before.revisionId(), now)
                : new Current(revision, Optional.of(revisionId), now);
        if (!publish.wanted()) {
            return new Updated(current, Optional.empty());
        }
        try {
            return new Updated(current, Optional.of(publish(Optional.empty(), publish.description(), now)));
        } catch (ApiException e) {
            current = before;
            throw e;
        }
    }

    /** Whether a version is to be published, and its description. */
    public record Publishing(boolean wanted, Optional<String> description) {}

    /**
     * Freezes the current revision; one that is frozen already keeps its version (recorded).
     *
     * @param revisionId if given, the revision that must be the current one
     * @throws ApiException if it is another, or there are too many versions
     */
    public synchronized Version publish(Optional<String> revisionId, Optional<String> description, Instant now) {
        String currentId = current.revisionId().orElse(FIRST_REVISION);
        if (revisionId.isPresent() && !revisionId.get().equals(currentId)) {
            throw new ApiException(
                    new ApiError.ConflictException("Failed to publish the State Machine version for revision "
                            + revisionId.get() + ". The current State Machine revision is " + currentId + "."));
        }
        Optional<Version> same = versions.values().stream()
                .filter(version -> version.of().revisionId().equals(current.revisionId()))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (versions.size() >= MOST_VERSIONS) {
            throw quotaExceeded(MOST_VERSIONS + " versions");
        }
        lastVersion++;
        Version version = new Version(arn + ":" + lastVersion, lastVersion, current, description, now);
        versions.put(lastVersion, version);
        return version;
    }

    private ApiException quotaExceeded(String most) {
        return new ApiException(new ApiError.ServiceQuotaExceededException(
                "The state machine '" + arn + "' has " + most + " already, which is the most there can be."));
    }

    public synchronized Optional<Version> version(int number) {
        return Optional.ofNullable(versions.get(number));
    }

    /** The newest first. */
    public synchronized List<Version> versions() {
        return List.copyOf(versions.descendingMap().values());
    }

    /**
     * Takes a version away; nothing happens if it is not there.
     *
     * @throws ApiException if an alias leads to it
     */
    public synchronized void deleteVersion(int number) {
        Version version = versions.get(number);
        if (version == null) {
            return;
        }
        List<String> referencing =
                aliasesOf(version.arn()).stream().map(Alias::name).toList();
        if (!referencing.isEmpty()) {
            throw new ApiException(new ApiError.ConflictException(
                    "Version to be deleted must not be referenced by an alias. Current list of aliases referencing"
                            + " this version: " + referencing));
        }
        versions.remove(number);
    }

    public synchronized Optional<Alias> alias(String aliasName) {
        return Optional.ofNullable(aliases.get(aliasName));
    }

    /** The oldest first. */
    public synchronized List<Alias> aliases() {
        return List.copyOf(aliases.values());
    }

    /** Those that lead to a version, the oldest first. */
    public synchronized List<Alias> aliasesOf(String versionArn) {
        return aliases.values().stream()
                .filter(alias -> alias.routes().stream()
                        .anyMatch(route -> route.versionArn().equals(versionArn)))
                .collect(Collectors.toList());
    }

    /**
     * Makes an alias; the same again is the one that is there.
     *
     * @throws ApiException if there is one of that name that is not the same, or a version is not there
     */
    public synchronized Alias createAlias(
            String aliasName, Optional<String> description, List<Route> routes, Instant now) {
        checkVersions(routes);
        Alias there = aliases.get(aliasName);
        if (there != null) {
            if (there.routes().equals(routes) && there.description().equals(description)) {
                return there;
            }
            throw new ApiException(new ApiError.ConflictException("Failed to create alias because an alias with the"
                    + " same name and a different routing configuration already exists."));
        }
        if (aliases.size() >= MOST_ALIASES) {
            throw quotaExceeded(MOST_ALIASES + " aliases");
        }
        lastAlias++;
        Alias alias =
                new Alias(lastAlias, arn + ":" + aliasName, aliasName, description, List.copyOf(routes), now, now);
        aliases.put(aliasName, alias);
        return alias;
    }

    /**
     * Changes what is given of an alias.
     *
     * @throws ApiException if the alias, or a version, is not there
     */
    public synchronized Alias updateAlias(
            String aliasName, Optional<String> description, Optional<List<Route>> routes, Instant now) {
        Alias before = aliases.get(aliasName);
        if (before == null) {
            throw new ApiException(ApiError.ResourceNotFound.referenced());
        }
        routes.ifPresent(this::checkVersions);
        Alias alias = new Alias(
                before.number(),
                before.arn(),
                aliasName,
                description.or(before::description),
                List.copyOf(routes.orElse(before.routes())),
                before.creationDate(),
                now);
        aliases.put(aliasName, alias);
        return alias;
    }

    private void checkVersions(List<Route> routes) {
        for (Route route : routes) {
            Optional<Integer> number = ResourceArn.parse(route.versionArn()).version();
            if (number.isEmpty() || !versions.containsKey(number.get())) {
                throw new ApiException(ApiError.ResourceNotFound.referenced());
            }
        }
    }

    /** Takes an alias away; nothing happens if it is not there. */
    public synchronized void deleteAlias(String aliasName) {
        aliases.remove(aliasName);
    }
}
