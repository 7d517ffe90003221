package dev.loveless.docker.job;

import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Job;
import dev.loveless.docker.component.Source;
import dev.loveless.docker.work.ServiceEnvironment;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the jobs of an application by what services call them. */
final class JobDefinitions {
    private final Application application;

    JobDefinitions(Application application) {
        this.application = application;
    }

    /**
     * A task or job definition as it is named in a call.
     *
     * @param name without revision
     * @param revision the one named, or else the first
     */
    record Named(String name, String revision, Job job) {
        /** {@code NAME:REVISION}. */
        String text() {
            return name + ":" + revision;
        }
    }

    /** By name, {@code NAME:REVISION} or ARN; the revision is not looked at, as a configuration has one of each. */
    Optional<Named> find(String reference) {
        String text = reference.substring(reference.lastIndexOf('/') + 1);
        int colon = text.lastIndexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String revision = colon < 0 ? "1" : text.substring(colon + 1);
        return Optional.ofNullable(application.jobs().get(name)).map(job -> new Named(name, revision, job));
    }

    /** What to do about one that is not there. */
    String remedy(String name) {
        String known = application.jobs().isEmpty()
                ? "there are none yet"
                : application.jobs().keySet().stream().sorted().collect(Collectors.joining(", ", "there are: ", ""));
        return "Configure it under 'jobs' in loveless.yaml as '" + name + "'; " + known + ".";
    }

    /** The variables that any component gets. */
    static Map<String, String> surroundings(Application application, Component component) {
        return component.source() instanceof Source.LocalCommand
                ? ServiceEnvironment.ofProcess(application)
                : ServiceEnvironment.ofContainer(application);
    }

    /** What stands for the image in descriptions. */
    static String image(Component component) {
        Source source = component.source();
        if (source instanceof Source.Image image) {
            return image.reference();
        }
        return source instanceof Source.Build build ? build.reference() : source.description();
    }
}
