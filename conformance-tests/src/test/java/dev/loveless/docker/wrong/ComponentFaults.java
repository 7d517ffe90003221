package dev.loveless.docker.wrong;

import com.github.dockerjava.api.DockerClient;
import dev.loveless.cli.Main;
import dev.loveless.docker.crooked.CrookedComponents;
import org.apache.hc.core5.http.HttpRequest;

/** What the code of components must not do. */
public final class ComponentFaults {
    private ComponentFaults() {}

    public static final class PartOfACycle {
        public Class<?> known() {
            return CrookedComponents.class;
        }
    }

    public static final class KnowsTheCommandLine {
        public Class<?> known() {
            return Main.class;
        }
    }

    public static final class KnowsDockerJava {
        public Class<?> known() {
            return DockerClient.class;
        }
    }

    public static final class KnowsTheHttpServer {
        public Class<?> known() {
            return HttpRequest.class;
        }
    }
}
