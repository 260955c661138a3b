package main

import (
	"bufio"
	"debug/buildinfo"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// machine describes where the figures come from.
func machine() string {
	processor := value("/proc/cpuinfo", "model name", ":")
	if processor == "" {
		processor = "unknown processor"
	}
	system := strings.Trim(value("/etc/os-release", "PRETTY_NAME", "="), `"`)
	if system == "" {
		system = runtime.GOOS
	}
	s := fmt.Sprintf("%d cores, %s; %s (%s/%s); %s", runtime.NumCPU(), processor, system, runtime.GOOS, runtime.GOARCH, runtime.Version())
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		s += "; load average at the start " + strings.Fields(string(load))[0]
	}
	return s
}

// value is that of the first line with a key in a file of keys and values, or "".
func value(file, key, separator string) string {
	f, err := os.Open(file)
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if k, v, ok := strings.Cut(lines.Text(), separator); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// module returns the version of the program's own module and of OPA's as they were built into a binary.
func module(binary string) (path, version, opa string, err error) {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return "", "", "", err
	}
	for _, d := range info.Deps {
		if d.Path == opaModule {
			opa = d.Version
		}
	}
	return info.Main.Path, info.Main.Version, opa, nil
}
