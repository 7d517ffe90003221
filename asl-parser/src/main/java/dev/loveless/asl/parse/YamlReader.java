package dev.loveless.asl.parse;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.loveless.asl.diagnostic.AslCode;
import dev.loveless.asl.diagnostic.Diagnostic;
import dev.loveless.asl.source.Location;
import dev.loveless.asl.source.Position;
import dev.loveless.asl.source.SourceArray;
import dev.loveless.asl.source.SourceMember;
import dev.loveless.asl.source.SourceNode;
import dev.loveless.asl.source.SourceObject;
import dev.loveless.asl.source.SourceScalar;
import dev.loveless.asl.source.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 by its core schema into the same tree as JSON. Aliases stand for a copy of what they name, at the
 * place where they stand; merge keys ({@code <<}) belong to YAML 1.1 and are plain members here.
 */
final class YamlReader {
    /** How many values aliases may add; more is an attack, not a document. */
    private static final int MOST_COPIES = 100_000;

    private static final String NO_NAME = "Only a text can be the name of a member";

    private final SourceText text;
    private final TreeBuilder tree;
    private final YamlPositions positions;
    private final List<Diagnostic> faults = new ArrayList<>();
    private final Map<Anchor, SourceNode> anchored = new HashMap<>();
    private final Deque<Optional<Anchor>> openAnchors = new ArrayDeque<>();
    private int documents;
    private int copies;

    YamlReader(SourceText text, TreeBuilder tree) {
        this.text = text;
        this.tree = tree;
        this.positions = new YamlPositions(text.content());
    }

    /** Fills the tree; what is wrong with the text, none if nothing. */
    List<Diagnostic> read() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(text.name())
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        Iterator<Event> events = new Parse(settings)
                .parseReader(new WholeCharacters(text.content()))
                .iterator();
        Optional<Event> event = next(events, Optional.empty());
        while (event.isPresent()) {
            take(event.get());
            event = faults.isEmpty() ? next(events, event) : Optional.empty();
        }
        return faults;
    }

    /** What the library comes across next; none at the end and where it gives up. */
    private Optional<Event> next(Iterator<Event> events, Optional<Event> last) {
        try {
            return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
        } catch (MarkedYamlEngineException e) {
            report(String.valueOf(e.getProblem()), e.getProblemMark(), "");
        } catch (YamlEngineException e) {
            report(String.valueOf(e.getMessage()), last.flatMap(Event::getEndMark), "");
        } catch (IllegalArgumentException e) {
            // The library lets a character's number in an escape be too large for an int, and fails to convert it.
            report(
                    "After this there is no YAML that can be read",
                    last.flatMap(Event::getEndMark),
                    "Look at the escapes (\\x, \\u, \\U) of the text that follows.");
        }
        return Optional.empty();
    }

    private void take(Event event) {
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            report("A second document begins", event.getStartMark(), "Write one document in a file.");
        } else if (event instanceof AliasEvent alias) {
            takeAlias(alias);
        } else if (event instanceof ScalarEvent scalar) {
            takeScalar(scalar);
        } else if (event instanceof CollectionStartEvent start) {
            takeStart(start);
        } else if (event instanceof CollectionEndEvent) {
            SourceNode ended = tree.end();
            openAnchors.pop().ifPresent(anchor -> anchored.put(anchor, ended));
        }
    }

    private void takeStart(CollectionStartEvent start) {
        if (tree.expectsName()) {
            report(NO_NAME, start.getStartMark(), "");
            return;
        }
        if (tree.depth() >= TreeBuilder.DEEPEST) {
            faults.add(fault(
                    AslCode.TOO_DEEPLY_NESTED,
                    "Document nesting depth exceeds the maximum allowed (" + TreeBuilder.DEEPEST + ")",
                    start.getStartMark(),
                    ""));
            return;
        }
        if (!knowsTag(start.getTag(), start)) {
            return;
        }
        openAnchors.push(start.getAnchor());
        if (start instanceof MappingStartEvent) {
            tree.startObject(position(start.getStartMark()));
        } else {
            tree.startArray(position(start.getStartMark()));
        }
    }

    private void takeScalar(ScalarEvent scalar) {
        if (!knowsTag(scalar.getTag(), scalar)) {
            return;
        }
        Position position = position(scalar.getStartMark());
        if (tree.expectsName()) {
            scalar.getAnchor()
                    .ifPresent(anchor -> anchored.put(
                            anchor, new SourceScalar(Location.root(position), new TextNode(scalar.getValue()))));
            takeName(scalar.getValue(), position, scalar);
            return;
        }
        YamlScalars.Resolved resolved = YamlScalars.resolve(scalar);
        if (resolved instanceof YamlScalars.Value value) {
            tree.scalar(value.json(), position);
            scalar.getAnchor()
                    .ifPresent(anchor -> anchored.put(anchor, new SourceScalar(Location.root(position), value.json())));
        } else if (resolved instanceof YamlScalars.NoValue none) {
            report(none.problem(), scalar.getStartMark(), none.remedy());
        }
    }

    private void takeName(String name, Position position, Event event) {
        if (!tree.name(name, position)) {
            report("Duplicate field '" + name + "'", event.getStartMark(), "Remove or rename one of them.");
        }
    }

    private void takeName(SourceNode named, Position position, AliasEvent alias) {
        if (named instanceof SourceScalar scalar) {
            takeName(scalar.json().asText(), position, alias);
        } else {
            report(NO_NAME, alias.getStartMark(), "");
        }
    }

    private void takeAlias(AliasEvent alias) {
        SourceNode named = anchored.get(alias.getAlias());
        Position position = position(alias.getStartMark());
        if (named == null) {
            report("There is no anchor '" + alias.getAlias() + "' before", alias.getStartMark(), "");
        } else if (tree.expectsName()) {
            takeName(named, position, alias);
        } else {
            copy(named, position, alias);
        }
    }

    private void copy(SourceNode node, Position position, AliasEvent alias) {
        if (++copies > MOST_COPIES || tree.depth() >= TreeBuilder.DEEPEST) {
            if (faults.isEmpty()) {
                report("The aliases stand for too much", alias.getStartMark(), "Write the values out.");
            }
        } else if (node instanceof SourceObject object) {
            tree.startObject(position);
            for (SourceMember member : object.members()) {
                tree.name(member.name(), position);
                copy(member.value(), position, alias);
            }
            tree.end();
        } else if (node instanceof SourceArray array) {
            tree.startArray(position);
            array.elements().forEach(element -> copy(element, position, alias));
            tree.end();
        } else {
            tree.scalar(node.json(), position);
        }
    }

    /** Whether the node's tag has a meaning; reported if not. */
    private boolean knowsTag(Optional<String> tag, NodeEvent event) {
        Optional<String> unknown = YamlTags.unknown(tag, event);
        unknown.ifPresent(name ->
                report("The tag " + name + " has no meaning here", event.getStartMark(), YamlTags.remedy(name)));
        return unknown.isEmpty();
    }

    private void report(String problem, Optional<Mark> mark, String remedy) {
        faults.add(fault(AslCode.INVALID_JSON_DESCRIPTION, problem, mark, remedy));
    }

    private Diagnostic fault(AslCode code, String problem, Optional<Mark> mark, String remedy) {
        return new Diagnostic(
                code,
                problem,
                Optional.empty(),
                position(mark),
                remedy.isEmpty() ? Optional.empty() : Optional.of(remedy));
    }

    private Position position(Optional<Mark> mark) {
        return mark.map(positions::of).orElse(Position.START);
    }
}
