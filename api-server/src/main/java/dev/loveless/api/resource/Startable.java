package dev.loveless.api.resource;

import dev.loveless.api.protocol.ApiError;
import dev.loveless.api.protocol.ApiException;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What the ARN of a state machine, of a version or of an alias lets executions be started with.
 *
 * @param versionArn of the version that the ARN named, or that its alias chose
 * @param aliasArn of the alias that the ARN named
 */
public record Startable(
        Machine machine, Machine.Current current, Optional<String> versionArn, Optional<String> aliasArn) {

    /**
     * What an ARN leads to.
     *
     * @param chance from 0 to 99: which of an alias's versions is taken, by their weights
     * @throws ApiException if it leads to nothing
     */
    public static Startable find(Machines machines, ResourceArn arn, IntSupplier chance) {
        Optional<Startable> found = machines.find(arn).flatMap(machine -> of(machine, arn, chance));
        return found.orElseThrow(() -> new ApiException(new ApiError.StateMachineDoesNotExist(arn.text())));
    }

    private static Optional<Startable> of(Machine machine, ResourceArn arn, IntSupplier chance) {
        if (arn.qualifier().isEmpty()) {
            return Optional.of(new Startable(machine, machine.current(), Optional.empty(), Optional.empty()));
        }
        if (arn.version().isPresent()) {
            return machine.version(arn.version().get()).map(version -> ofVersion(machine, version, Optional.empty()));
        }
        return arn.alias().flatMap(machine::alias).flatMap(alias -> ofAlias(machine, alias, chance.getAsInt()));
    }

    private static Startable ofVersion(Machine machine, Machine.Version version, Optional<String> aliasArn) {
        return new Startable(machine, version.of(), Optional.of(version.arn()), aliasArn);
    }

    private static Optional<Startable> ofAlias(Machine machine, Machine.Alias alias, int drawn) {
        int upTo = 0;
        for (Machine.Route route : alias.routes()) {
            upTo += route.weight();
            if (drawn < upTo) {
                return ResourceArn.parse(route.versionArn())
                        .version()
                        .flatMap(machine::version)
                        .map(version -> ofVersion(machine, version, Optional.of(alias.arn())));
            }
        }
        return Optional.empty();
    }
}
