"""Runs a handler, given as module.function, in whatever role this container plays.

A Lambda function or an activity's worker asks Lambda's Runtime API for one event after the other; a docker:// job has
one, in a file. AWS's base images for Python bring a runtime like this; with one of our own nothing has to be fetched.
"""

import http.client
import importlib
import json
import os
import sys
import traceback


def failure(error):
    trace = traceback.format_tb(error.__traceback__)
    return {"errorType": type(error).__name__, "errorMessage": str(error), "stackTrace": trace}


def serve(handler):
    api = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    calls = "/2018-06-01/runtime/invocation/"
    while True:
        api.request("GET", calls + "next")
        answer = api.getresponse()
        if answer.status != 200:
            return  # there will be no more work
        event = json.load(answer)
        try:
            outcome, body = "/response", handler(event, None)
        except Exception as error:
            outcome, body = "/error", failure(error)
        api.request("POST", calls + answer.headers["Lambda-Runtime-Aws-Request-Id"] + outcome, json.dumps(body))
        api.getresponse().read()


def run_once(handler):
    with open(os.environ["LOVELESS_INPUT_FILE"], encoding="utf-8") as file:
        event = json.load(file)
    try:
        result, code = handler(event, None), 0
    except Exception as error:
        result, code = {"Error": type(error).__name__, "Cause": str(error)}, 1
    with open(os.environ["LOVELESS_OUTPUT_FILE"], "w", encoding="utf-8") as file:
        json.dump(result, file)
    return code


if __name__ == "__main__":
    module, function = sys.argv[1].split(".")
    chosen = getattr(importlib.import_module(module), function)
    sys.exit(run_once(chosen) if "LOVELESS_INPUT_FILE" in os.environ else serve(chosen))
