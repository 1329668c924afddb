//go:build !unix

package main

import (
	"errors"
	"os"
)

func hideTyping(*os.File) (show func(), err error) {
	return nil, errors.New("it is not known here how to hide what is typed")
}
