package dev.loveless.api.resource;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import dev.loveless.asl.model.StateMachineType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The state machines, by name. Thread-safe. */
public final class Machines {
    private final String arnPrefix;
    private final Map<String, Machine> machines = new ConcurrentSkipListMap<>();
    /** Those that are deleted while executions of theirs have yet to end, whose ARNs others would have as well. */
    private final Map<String, Machine> deleting = new ConcurrentHashMap<>();

    /** @param arnPrefix what all ARNs begin with, up to the account */
    public Machines(String arnPrefix) {
        this.arnPrefix = arnPrefix;
    }

    /** The ARN of the machine of that name, whether there is one or not. */
    public String arnOf(String name) {
        return arnPrefix + ":stateMachine:" + name;
    }

    /** A machine, and whether it has just been made. */
    public record Created(Machine machine, boolean isNew) {}

    /**
     * Makes a machine; the same once more is the one that is there (documented).
     *
     * @throws ApiException if there is one of that name that is not the same, or that is about to go
     */
    public synchronized Created create(String name, StateMachineType type, Machine.Creation creation, Instant now) {
        refuseDeleting(name);
        Machine there = machines.get(name);
        if (there != null) {
            if (there.isCreatedBy(type, creation)) {
                return new Created(there, false);
            }
            throw new ApiException(new ApiError.StateMachineAlreadyExists(there.arn()));
        }
        Machine machine = new Machine(arnOf(name), name, type, creation, now);
        machines.put(name, machine);
        return new Created(machine, true);
    }

    /**
     * Takes the machine away that the ARN names, if it is there. Nothing is started of it any more, and none of its
     * name is made until it is {@link #gone}.
     */
    public synchronized Optional<Machine> delete(ResourceArn arn) {
        Optional<Machine> found = find(arn);
        found.ifPresent(machine -> {
            deleting.put(machine.name(), machine);
            machines.remove(machine.name());
            machine.delete();
        });
        return found;
    }

    /** A machine that was deleted has no executions any more. */
    public void gone(Machine machine) {
        deleting.remove(machine.name(), machine);
    }

    /** @throws ApiException if a machine of that name is deleted, and is not gone yet */
    public void refuseDeleting(String name) {
        Machine going = deleting.get(name);
        if (going != null) {
            throw new ApiException(new ApiError.StateMachineDeleting(going.arn()));
        }
    }

    /** The machine that an ARN names, whatever its qualifier says. */
    public Optional<Machine> find(ResourceArn arn) {
        return Optional.ofNullable(machines.get(arn.nameWithoutLabel()))
                .filter(machine -> arn.text().startsWith(machine.arn()));
    }

    /** The machine of that name. */
    public Optional<Machine> named(String name) {
        return Optional.ofNullable(machines.get(name));
    }

    /**
     * The machine that an ARN names, which is to have no qualifier.
     *
     * @throws ApiException if it is not there
     */
    public Machine unqualified(String arn) {
        ResourceArn parsed = ResourceArn.parse(arn, ResourceArn.STATE_MACHINE);
        refuseLabel(parsed);
        return find(parsed)
                .filter(machine -> parsed.qualifier().isEmpty())
                .orElseThrow(() -> new ApiException(new ApiError.StateMachineDoesNotExist(arn)));
    }

    /** @throws ApiException if the ARN is that of a Map Run's own machine, which most actions do not take */
    public static void refuseLabel(ResourceArn arn) {
        if (arn.isLabelled()) {
            throw new ApiException(new ApiError.ValidationException(
                    "The state machine ARN must not be that of a Map Run: " + arn.text(),
                    Optional.of("API_DOES_NOT_SUPPORT_LABELED_ARNS")));
        }
    }

    /** @throws ApiException if the ARN has a qualifier, for an action that is about the whole machine */
    public static void refuseQualifier(ResourceArn arn) {
        if (arn.qualifier().isPresent()) {
            throw new ApiException(ApiError.ValidationException.of(
                    "The ARN must be that of a state machine, without a version or an alias: " + arn.text()));
        }
    }

    /** All, by name (recorded of ListStateMachines, of some made in another order). */
    public List<Machine> all() {
        return List.copyOf(machines.values());
    }
}
