#!/usr/bin/env bash
# Attaches the packed editions and their attestation to the release of the tag, and creates the release
# if there is none.
#
# Reads ASSETS, BUNDLE (empty for none), GH_TOKEN and the variables of the runner.
set -euo pipefail

# For “gh attestation verify --bundle”, which needs no account.
[[ -z $BUNDLE ]] || cp "$BUNDLE" "$ASSETS/attestation.jsonl"
gh release view "$GITHUB_REF_NAME" --repo "$GITHUB_REPOSITORY" >/dev/null 2>&1 ||
  gh release create "$GITHUB_REF_NAME" --repo "$GITHUB_REPOSITORY" --verify-tag --generate-notes
gh release upload "$GITHUB_REF_NAME" --repo "$GITHUB_REPOSITORY" --clobber "$ASSETS"/*
