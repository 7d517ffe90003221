package dev.loveless.docker.client;

import java.time.Duration;

/**
 * How long calls to a Docker engine may take. The sockets below have no limits, so these are the only ones.
 *
 * @param connect for an engine to say who it is
 * @param ping for a sign of life when there is doubt
 * @param call for anything that has no limit of its own here
 * @param start for the start of a container; an engine starts few at a time (measured: 1 to 10 a second on two cores)
 * @param pullStandstill for a pull that does not proceed
 * @param buildStandstill for a build that says nothing
 * @param absence how long an engine that went away may take to be back before containers count as lost
 * @param pulse how often an engine with running containers is asked for a sign of life; twice none within
 *     {@code connect}, and the containers are lost
 * @param close half of it for what is under way at the close, and half for a removal of everything that does not
 *     proceed
 */
public record EngineLimits(
        Duration connect,
        Duration ping,
        Duration call,
        Duration start,
        Duration pullStandstill,
        Duration buildStandstill,
        Duration absence,
        Duration pulse,
        Duration close) {
    public static final EngineLimits DEFAULT = new EngineLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofMinutes(3),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMillis(700),
            Duration.ofSeconds(10),
            Duration.ofSeconds(40));

    public EngineLimits withCall(Duration limit) {
        return new EngineLimits(connect, ping, limit, limit, pullStandstill, buildStandstill, absence, pulse, close);
    }

    public EngineLimits withConnect(Duration limit) {
        return new EngineLimits(limit, ping, call, start, pullStandstill, buildStandstill, absence, pulse, close);
    }

    public EngineLimits withPullStandstill(Duration limit) {
        return new EngineLimits(connect, ping, call, start, limit, buildStandstill, absence, pulse, close);
    }

    public EngineLimits withBuildStandstill(Duration limit) {
        return new EngineLimits(connect, ping, call, start, pullStandstill, limit, absence, pulse, close);
    }

    public EngineLimits withPulse(Duration pause) {
        return new EngineLimits(connect, ping, call, start, pullStandstill, buildStandstill, absence, pause, close);
    }

    public EngineLimits withClose(Duration limit) {
        return new EngineLimits(connect, ping, call, start, pullStandstill, buildStandstill, absence, pulse, limit);
    }
}
