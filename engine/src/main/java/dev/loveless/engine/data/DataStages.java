package dev.loveless.engine.data;

/** Learns what a state's data are after each step of their processing; what TestState shows. */
@FunctionalInterface
public interface DataStages {
    /** Nobody looks. */
    DataStages IGNORED = (stage, value) -> {};

    /** The steps, named as in {@code inspectionData}. */
    enum Stage {
        AFTER_INPUT_PATH("afterInputPath"),
        AFTER_PARAMETERS("afterParameters"),
        AFTER_ARGUMENTS("afterArguments"),
        RESULT("result"),
        AFTER_RESULT_SELECTOR("afterResultSelector"),
        AFTER_RESULT_PATH("afterResultPath"),
        AFTER_ITEMS_PATH("afterItemsPath"),
        AFTER_ITEMS_POINTER("afterItemsPointer"),
        AFTER_ITEM_SELECTOR("afterItemSelector"),
        AFTER_ITEM_BATCHER("afterItemBatcher"),
        MAX_CONCURRENCY("maxConcurrency"),
        TOLERATED_FAILURE_COUNT("toleratedFailureCount"),
        TOLERATED_FAILURE_PERCENTAGE("toleratedFailurePercentage");

        private final String memberName;

        Stage(String memberName) {
            this.memberName = memberName;
        }

        public String memberName() {
            return memberName;
        }
    }

    /** A step was done. */
    void reached(Stage stage, JsonData value);
}
