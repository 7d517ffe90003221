package dev.loveless.docker.environment;

import dev.loveless.docker.component.Application;
import dev.loveless.docker.component.Component;
import dev.loveless.docker.component.Contract;
import dev.loveless.docker.work.ServiceEnvironment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The environment variables that Lambda gives a function (documented). */
final class RoleVariables {
    private static final String VERSION = "$LATEST";

    private RoleVariables() {}

    /**
     * The variables of one environment. Those of the component itself win, but for the address of the Runtime API.
     *
     * @param api where the Runtime API is, as the component sees it
     */
    static Map<String, String> of(
            Application application, EnvironmentSettings settings, boolean inContainer, Optional<String> api) {
        Component component = settings.component();
        Map<String, String> variables = new TreeMap<>(
                inContainer ? ServiceEnvironment.ofContainer(application) : ServiceEnvironment.ofProcess(application));
        variables.put("AWS_LAMBDA_FUNCTION_NAME", component.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", VERSION);
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.shownMemory()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + component.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream());
        variables.put("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
        variables.put("TZ", ":UTC");
        if (inContainer) {
            variables.put("LAMBDA_TASK_ROOT", "/var/task");
            variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        }
        // An image's handler is its command, which AWS's entry points put into this variable themselves. Only one that
        // the configuration names is known to us, and custom runtimes look for it.
        if (!component.command().isEmpty()) {
            variables.put("_HANDLER", component.command().get(0));
        }
        if (settings.contract() == Contract.INTERFACE_EMULATOR) {
            // The emulator's own limit must not be shorter than the one that is kept here.
            variables.put(
                    "AWS_LAMBDA_FUNCTION_TIMEOUT",
                    Long.toString(settings.startLimit().toSeconds()));
        }
        variables.putAll(component.environment());
        api.ifPresent(address -> variables.put("AWS_LAMBDA_RUNTIME_API", address));
        return variables;
    }

    private static String logStream() {
        return LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd")) + "/[" + VERSION + "]"
                + UUID.randomUUID().toString().replace("-", "");
    }
}
