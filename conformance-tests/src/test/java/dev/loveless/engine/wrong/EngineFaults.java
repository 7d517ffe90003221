package dev.loveless.engine.wrong;

import dev.loveless.cli.Main;
import dev.loveless.engine.crooked.CrookedEngine;
import dev.loveless.junit.task.TaskStubs;
import java.time.Instant;

/** What the engine must not do. */
public final class EngineFaults {
    private EngineFaults() {}

    public static final class PartOfACycle {
        public Class<?> known() {
            return CrookedEngine.class;
        }
    }

    public static final class KnowsTheCommandLine {
        public Class<?> known() {
            return Main.class;
        }
    }

    public static final class ReadsAClock {
        public Instant read() {
            return Instant.now();
        }
    }

    public static final class KnowsTheExtensionForTests {
        public Class<?> known() {
            return TaskStubs.class;
        }
    }
}
