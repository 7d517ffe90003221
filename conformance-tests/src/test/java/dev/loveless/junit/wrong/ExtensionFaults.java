package dev.loveless.junit.wrong;

import dev.loveless.cli.Main;
import dev.loveless.docker.component.Component;
import dev.loveless.junit.crooked.CrookedExtension;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What the extension for tests must not do. */
public final class ExtensionFaults {
    private ExtensionFaults() {}

    public static final class PartOfACycle {
        public Class<?> known() {
            return CrookedExtension.class;
        }
    }

    public static final class KnowsTheCommandLine {
        public Class<?> known() {
            return Main.class;
        }
    }

    public static final class KnowsComponents {
        public Class<?> known() {
            return Component.class;
        }
    }

    public static final class KnowsTheAwsSdk {
        public Class<?> known() {
            return SfnClient.class;
        }
    }
}
