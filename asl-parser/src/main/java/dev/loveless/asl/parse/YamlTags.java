package dev.loveless.asl.parse;

import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** The tags that a value may have: those of the core schema (YAML 1.2, section 10.3), each on its own kind of node. */
final class YamlTags {
    private static final String NONE = "!";
    private static final String YAML = "tag:yaml.org,2002:";
    private static final Set<String> SCALARS = Set.of(NONE, "!!str", "!!null", "!!bool", "!!int", "!!float");
    private static final Set<String> OBJECTS = Set.of(NONE, "!!map");
    private static final Set<String> ARRAYS = Set.of(NONE, "!!seq");

    private YamlTags() {}

    /** As people write it. */
    static String shown(String tag) {
        return tag.startsWith(YAML) ? "!!" + tag.substring(YAML.length()) : tag;
    }

    /** The tag, as people write it, if a node cannot have it. */
    static Optional<String> unknown(Optional<String> tag, NodeEvent event) {
        Set<String> known =
                event instanceof ScalarEvent ? SCALARS : event instanceof MappingStartEvent ? OBJECTS : ARRAYS;
        return tag.map(YamlTags::shown).filter(name -> !known.contains(name));
    }

    /** What to do about it. */
    static String remedy(String unknown) {
        return unknown.startsWith("!!")
                ? "Leave the tag out."
                : "Tags like !Ref and !Sub are for deployment templates: put the value in.";
    }
}
