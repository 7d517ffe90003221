package dev.loveless.asl.model;

import dev.loveless.asl.source.Location;

/** The role a Task is done under. */
public record Credentials(Location location, Setting<String> roleArn) {}
