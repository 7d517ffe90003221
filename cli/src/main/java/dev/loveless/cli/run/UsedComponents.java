package dev.loveless.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loveless.asl.diagnostic.Suggestion;
import dev.loveless.asl.display.Glyphs;
import dev.loveless.asl.model.StateMachine;
import dev.loveless.asl.model.StateTree;
import dev.loveless.asl.model.TaskState;
import dev.loveless.asl.model.Template;
import dev.loveless.asl.resource.TaskResource;
import dev.loveless.cli.application.ComponentName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The components that the states of some machines name. */
final class UsedComponents {
    private final Set<String> names = new TreeSet<>();
    private final Set<String> activityArns = new TreeSet<>();
    /** Some names are computed, and known only when the state is run. */
    private boolean isOpen;

    UsedComponents(Collection<StateMachine> machines) {
        machines.stream()
                .flatMap(machine -> StateTree.states(machine).stream())
                .filter(TaskState.class::isInstance)
                .map(TaskState.class::cast)
                .forEach(this::add);
    }

    private void add(TaskState task) {
        Optional<TaskResource> resource = TaskResource.parse(task.resource());
        if (resource.isEmpty()) {
            return;
        }
        if (resource.get() instanceof TaskResource.Activity activity) {
            activityArns.add(activity.arn());
        }
        Optional<Template> parameters = task.data().fold(flow -> flow.parameters(), flow -> flow.arguments());
        Optional<ComponentName> component =
                ComponentName.find(resource.get(), members -> parameters.flatMap(it -> text(it, members)));
        component.ifPresent(it -> names.add(it.name()));
        isOpen |= component.isEmpty() && ComponentName.isAsked(resource.get());
    }

    /** A text in a template; absent where it is computed or not there. */
    private static Optional<String> text(Template template, String... members) {
        if (template instanceof Template.Literal literal) {
            JsonNode value = literal.value();
            for (String member : members) {
                value = value.path(member);
            }
            return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
        }
        if (members.length > 0 && template instanceof Template.ObjectTemplate object) {
            return object.members().stream()
                    .filter(member -> member.name().equals(members[0]))
                    .findFirst()
                    .flatMap(member -> text(member.value(), Arrays.copyOfRange(members, 1, members.length)));
        }
        return Optional.empty();
    }

    /** The ARNs of activities, as written. */
    Collection<String> activityArns() {
        return List.copyOf(activityArns);
    }

    /**
     * What is to be said of images that are given to components that no state names, each ending a line.
     *
     * @param options as given: {@code NAME=IMAGE}
     */
    List<String> warnings(List<String> options) {
        return options.stream().flatMap(option -> warning(option).stream()).toList();
    }

    private Optional<String> warning(String option) {
        String name = option.split("=", 2)[0];
        return isOpen || names.contains(name)
                ? Optional.empty()
                : Optional.of("warning: "
                        + Glyphs.shown("--image " + option + ": no state uses '" + name + "'. " + suggestion(name))
                        + "\n");
    }

    private String suggestion(String name) {
        if (names.isEmpty()) {
            return "No state uses a function, an activity or a job.";
        }
        return Suggestion.closest(name, names)
                .map(close -> "Did you mean '" + close + "'?")
                .orElseGet(() -> "States use "
                        + names.stream().map(used -> "'" + used + "'").collect(Collectors.joining(", ")) + ".");
    }
}
