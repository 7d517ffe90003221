package dev.loveless.docker.client;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.Volume;
import dev.loveless.docker.component.Resources;
import java.util.List;
import java.util.Map;

/** Makes a request to create a container of its specification. */
final class ContainerCreation {
    private static final long MEGABYTE = 1024L * 1024;
    private static final double NANOS = 1e9;
    /** Of a Lambda function (documented). */
    private static final long MOST_PROCESSES = 1024;
    /** Without {@code exec} Lambda's runtime interface client for Java cannot load its library (recorded). */
    private static final Map<String, String> WRITABLE_TMP = Map.of("/tmp", "rw,exec,mode=1777");

    private ContainerCreation() {}

    static CreateContainerCmd of(
            DockerClient docker,
            ContainerSpecification specification,
            String name,
            String network,
            Map<String, String> labels) {
        CreateContainerCmd command = docker.createContainerCmd(specification.image())
                .withName(name)
                .withLabels(labels)
                .withEnv(specification.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList())
                .withHostConfig(hostConfiguration(specification, network));
        if (!specification.entryPoint().isEmpty()) {
            command.withEntrypoint(specification.entryPoint());
        }
        if (!specification.command().isEmpty()) {
            command.withCmd(specification.command());
        }
        specification.workingDirectory().ifPresent(command::withWorkingDir);
        specification.user().ifPresent(command::withUser);
        if (specification.shared().isEmpty()) {
            specification.exchange().ifPresent(directory -> command.withVolumes(new Volume(directory)));
        }
        return command;
    }

    private static HostConfig hostConfiguration(ContainerSpecification specification, String network) {
        HostConfig configuration = new HostConfig()
                .withNetworkMode(network)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withExtraHosts(EngineNetwork.HOST_NAME + ":host-gateway")
                .withPidsLimit(MOST_PROCESSES);
        if (specification.init()) {
            configuration.withInit(true);
        }
        if (specification.readOnly()) {
            configuration.withReadonlyRootfs(true).withTmpFs(WRITABLE_TMP);
        }
        specification
                .exchange()
                .ifPresent(target -> specification
                        .shared()
                        .ifPresent(source ->
                                // Unlike the older form, it is refused where there is no such directory.
                                configuration.withMounts(List.of(new Mount()
                                        .withType(MountType.BIND)
                                        .withSource(source.toString())
                                        .withTarget(target)))));
        Resources resources = specification.resources();
        resources
                .memoryMegabytes()
                .ifPresent(megabytes -> configuration
                        .withMemory(megabytes * MEGABYTE)
                        // Memory and swap together: no more than the memory alone.
                        .withMemorySwap(megabytes * MEGABYTE));
        resources.cpus().ifPresent(cpus -> configuration.withNanoCPUs(Math.round(cpus * NANOS)));
        if (!resources.gpus().isNone()) {
            configuration.withDeviceRequests(GpuRequests.of(resources.gpus()));
        }
        return configuration;
    }
}
