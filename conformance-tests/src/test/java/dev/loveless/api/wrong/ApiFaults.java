package dev.loveless.api.wrong;

import dev.loveless.api.crooked.CrookedApi;
import dev.loveless.cli.Main;
import io.javalin.Javalin;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.eclipse.jetty.server.Server;

/** What the code of the API must not do. */
public final class ApiFaults {
    private ApiFaults() {}

    public static final class PartOfACycle {
        public Class<?> known() {
            return CrookedApi.class;
        }
    }

    public static final class KnowsTheCommandLine {
        public Class<?> known() {
            return Main.class;
        }
    }

    public static final class KnowsJavalin {
        public Class<?> known() {
            return Javalin.class;
        }
    }

    public static final class KnowsJetty {
        public Class<?> known() {
            return Server.class;
        }
    }

    public static final class KnowsPrometheus {
        public Class<?> known() {
            return PrometheusRegistry.class;
        }
    }
}
